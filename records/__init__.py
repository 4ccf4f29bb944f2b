"""What is remembered: tables, migrations and named queries."""
