/** Short messages: out with a receipt, and what people write back; the port, and a simulator that plays the phones. */
package org.muster.integrations.shortmessage;
