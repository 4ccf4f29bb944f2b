"""The steps of a violation: reviews, notice, dispute, state review, training, consequence, counting."""
