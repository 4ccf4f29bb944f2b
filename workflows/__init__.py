"""What happens when: one deterministic class per process, its messages and its step contracts."""
