/** Typed report records and the JasperReports templates they fill. */
package org.muster.reports;
