"""Training of kilde's models. See train/README.md."""
