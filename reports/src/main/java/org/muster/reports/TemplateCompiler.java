package org.muster.reports;

import java.nio.file.Files;
import java.nio.file.Path;
import net.sf.jasperreports.engine.JasperCompileManager;

/** Compiles every template of a folder beside its source; the build runs it once, the application never. */
public final class TemplateCompiler {

    private TemplateCompiler() {}

    /** @param args the folder that holds the {@code .jrxml} files */
    public static void main(String[] args) throws Exception {
        System.setProperty("java.awt.headless", "true");
        try (var files = Files.list(Path.of(args[0]))) {
            for (var source :
                    files.filter(file -> file.toString().endsWith(".jrxml")).toList()) {
                var compiled = source.toString().replaceFirst("\\.jrxml$", ".jasper");
                JasperCompileManager.compileReportToFile(source.toString(), compiled);
            }
        }
    }
}
