/** Measures the product beside its peers, in one run on one PostgreSQL; started by {@code ./muster bench}, not by the tests. */
package org.muster.bench;
