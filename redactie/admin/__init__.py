from redactie.admin import overig  # noqa: F401  registers
