"""Pages of the public authority's registry of providers."""
