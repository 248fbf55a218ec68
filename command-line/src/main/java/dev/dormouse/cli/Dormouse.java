package dev.dormouse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program. */
@Command(
        name = "dormouse",
        description = "Weaves class files of any compiler, checks what is packaged, and tells whether it fits a board.",
        mixinStandardHelpOptions = true,
        versionProvider = Dormouse.Version.class,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {WeaveCommand.class, CheckCommand.class, PlanCommand.class},
        exitCodeListHeading = "Exit status:%n",
        exitCodeList = {
            "0:done, or there was nothing to do",
            "1:refused: the messages say what is wrong with the program, File.java:LINE: [CODE] text",
            "2:wrong usage, an input that cannot be used, or an output that cannot be written"})
public final class Dormouse {

    static final int DONE = 0;
    static final int REFUSED = 1;
    static final int UNUSABLE = 2;

    private Dormouse() {}

    /** Runs the program; {@code --help} says how. */
    public static void main(String[] arguments) {
        System.exit(run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), arguments));
    }

    /** Runs it within another program, and gives its exit status. */
    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Dormouse()).setOut(out).setErr(err);
        line.setExecutionExceptionHandler((e, command, parsed) -> {
            err.println("dormouse: " + describe(e));
            return UNUSABLE;
        });
        return line.execute(arguments);
    }

    private static String describe(Exception e) {
        if (e instanceof Unusable) {
            return e.getMessage();
        }
        if (e instanceof UncheckedIOException unreadable) {
            return Unusable.file(unreadable.getCause()).getMessage();
        }
        if (e instanceof IOException unreadable) {
            return Unusable.file(unreadable).getMessage();
        }
        StringBuilder causes = new StringBuilder("[DM034] a defect of the weaver, or a class file that no JVM would verify; please report it:");
        for (Throwable at = e; at != null; at = at.getCause()) {
            causes.append(at == e ? " " : ", caused by ").append(at);
            if (at.getStackTrace().length > 0) {
                causes.append(" at ").append(at.getStackTrace()[0]);
            }
        }
        return causes.toString();
    }

    /** The version that Maven has left in the jar. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() throws IOException {
            Properties properties = new Properties();
            try (InputStream in = Dormouse.class.getResourceAsStream("/META-INF/maven/dev.dormouse/command-line/pom.properties")) {
                if (in != null) {
                    properties.load(in);
                }
            }
            return new String[] {"dormouse " + properties.getProperty("version", "of an unknown version")};
        }
    }
}
