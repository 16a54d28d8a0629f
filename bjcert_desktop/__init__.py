"""数字证书业务办理助手: from a certificate business to Word files ready to print and stamp, offline."""

__version__ = "1.0.0"
