/** Names what the BPMN and DMN models of this module hold: keys, elements, messages, waits and the columns of each decision table. */
package org.muster.processes;
