"""The ``askae`` command. One module per subcommand; `askae.cli.main` is the entry."""
