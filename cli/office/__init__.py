"""The office on one machine: PostgreSQL, Temporal, worker and web, started, watched and stopped together."""
