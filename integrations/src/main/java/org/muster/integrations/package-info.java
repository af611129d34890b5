/** Ports to outside systems; one sub-package each. */
package org.muster.integrations;
