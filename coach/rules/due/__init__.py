"""What can be due, one module for each kind of record it comes from."""
