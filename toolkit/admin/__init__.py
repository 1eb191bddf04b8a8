from toolkit.admin import lijsten  # noqa: F401  registers
