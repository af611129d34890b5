package org.muster.warningcall;

/** One turn of a target: whom it calls on which line. */
record Step(Contact contact, Line line) {}
