import logging

logging.disable(logging.CRITICAL)  # what the module would log is not what is tested
