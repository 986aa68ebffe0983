"""The coach: what Rapport knows, keeps and says; everything but the pages."""
