package org.muster.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.sf.jasperreports.engine.JRException;
import net.sf.jasperreports.engine.JasperReport;
import net.sf.jasperreports.engine.util.JRLoader;

/** The templates this module was built with. They come from its own class path and from nowhere else. */
final class Templates {

    static final List<String> POST_INCIDENT = List.of(
            "post-incident",
            "facts",
            "levels",
            "intervals",
            "musters",
            "attendance",
            "forces",
            "materials",
            "checks",
            "information-reports",
            "command",
            "moments",
            "messages",
            "findings",
            "warnings",
            "warning-calls",
            "evacuation-zones",
            "evacuation-acts",
            "evacuation-shelters",
            "rescues",
            "losses",
            "works-patrols",
            "works-repairs",
            "accident",
            "parallel");

    /** Tables that stand for themselves. */
    static final List<String> SHEETS = List.of(
            "allowance",
            "dispatch-log",
            "message-log",
            "material-log",
            "compensation",
            "situation-report",
            "evacuation",
            "assessment");

    private static final Map<String, JasperReport> LOADED = load(POST_INCIDENT);
    private static final Map<String, JasperReport> LOADED_SHEETS = load(SHEETS);

    private Templates() {}

    static Map<String, JasperReport> postIncident() {
        return LOADED;
    }

    static JasperReport sheet(String name) {
        return LOADED_SHEETS.get(name);
    }

    private static Map<String, JasperReport> load(List<String> names) {
        var templates = new LinkedHashMap<String, JasperReport>();
        for (var name : names) {
            templates.put(name, load("/reports/" + name + ".jasper"));
        }
        return Map.copyOf(templates);
    }

    private static JasperReport load(String resource) {
        try (InputStream compiled = Templates.class.getResourceAsStream(resource)) {
            if (compiled == null) {
                throw new IllegalStateException("The build left out the report template " + resource);
            }
            return (JasperReport) JRLoader.loadObject(compiled);
        } catch (JRException e) {
            throw new IllegalStateException("Cannot read the report template " + resource, e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
