/** The models' names: one class per BPMN process or DMN decision, holding its key, element ids and messages. */
package org.muster.processes;
