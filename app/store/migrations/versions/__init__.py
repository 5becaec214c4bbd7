"""The steps, one a version, each as it was when it was released."""
