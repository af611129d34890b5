/** Resource messages of OASIS EDXL-RM 1.0, written for other bureaus' systems, in an EDXL-DE 1.0 envelope. */
package org.muster.integrations.edxlrm;
