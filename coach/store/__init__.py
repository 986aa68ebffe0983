"""YAML files on a disk: read with places, written whole, every earlier version kept."""
