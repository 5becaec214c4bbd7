from pyhanko.sign.signers import PdfSigningSession as PdfSigningSession
