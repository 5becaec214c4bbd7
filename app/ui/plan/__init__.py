"""Plan: details, institutions and pledges, people, power-holders, asks, agenda and badges, beforehand."""
