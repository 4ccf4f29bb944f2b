"""How a provider is paid: bank accounts (SOC 829), certificates, pay stops, orders and overpayments."""
