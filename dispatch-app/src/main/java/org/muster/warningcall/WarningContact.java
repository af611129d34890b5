package org.muster.warningcall;

import org.muster.shared.DivisionCode;

/**
 * One line of the register: who answers for a township, village or site, and as which in turn.
 *
 * @param target the place's name as the duty room says it
 * @param division the township it lies in
 * @param site the risk source, or null
 * @param position 1 for the first, then the deputy, then the neighbour
 */
record WarningContact(
        String id, TargetKind kind, String target, DivisionCode division, String site, int position, Contact contact) {}
