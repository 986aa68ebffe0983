"""What good practice says: pure functions, records and `now` in, findings out."""
