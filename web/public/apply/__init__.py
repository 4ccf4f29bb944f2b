"""The online application: one thing on each page, answers kept on our side until they are sent."""
