"""What is seen: the only room with Qt. Rules live in the domain, deeds in the services."""
