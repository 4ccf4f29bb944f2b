"""The steps of a provider's enrollment (W&I 12301.6, 12305.81, 12305.86, 12305.87)."""
