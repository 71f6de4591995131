"""`python -m lardom` does what the command `lardom` does."""

from lardom.cli.main import main

if __name__ == "__main__":
    main()
