from wijken.admin import register  # noqa: F401  registers
