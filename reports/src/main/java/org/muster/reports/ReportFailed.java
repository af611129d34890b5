package org.muster.reports;

/** A report could not be laid out or written; nothing useful has gone into the stream. */
public class ReportFailed extends RuntimeException {

    ReportFailed(String report, Throwable cause) {
        super("The report " + report + " could not be rendered", cause);
    }
}
