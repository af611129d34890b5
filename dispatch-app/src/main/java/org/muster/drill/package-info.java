/** Programs of their own that know the running server only by its public API: an exercise played by simulated crews, the journal's check. */
package org.muster.drill;
