package dev.dormouse.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Compiles and runs programs in processes of their own: javac does not fit into the heap of a test. Weaves with the compiler on the class path. */
public final class Build {

    /** All that tests see but Kotlin's compiler, whose size every javac would pay for. */
    static final String CLASS_PATH = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator)).filter(entry -> !KotlinTest.isKotlins(entry)).collect(Collectors.joining(File.pathSeparator));

    /** The JDK that builds; the one that runs the tests where nobody says. */
    static final String JDK = System.getProperty("dormouse.jdk", System.getProperty("java.home"));

    private Build() {}

    /** Compiles and weaves. Whatever javac says is a failure. */
    static void compile(Path classes, List<Path> sources, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-classpath", CLASS_PATH));
        all.addAll(List.of(options));
        compileAgainst(classes, sources, all);
    }

    /** Compiles and weaves with the class path or module path that the options give. Whatever javac says is a failure. */
    static void compileAgainst(Path classes, List<Path> sources, List<String> options) throws IOException, InterruptedException {
        compileFor(17, classes, sources, options);
    }

    /** Compiles and weaves what is in the language of some release. Whatever javac says is a failure. */
    static void compileFor(int release, Path classes, List<Path> sources, List<String> options) throws IOException, InterruptedException {
        String said = javac(release, classes, sources, options);
        if (!said.isEmpty()) {
            throw new AssertionError("javac says: " + said);
        }
    }

    /** Compiles and weaves, and returns what javac says. */
    static String compileAndSay(Path classes, List<Path> sources, String... options) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("-classpath", CLASS_PATH));
        all.addAll(List.of(options));
        return javac(17, classes, sources, all);
    }

    private static String javac(int release, Path classes, List<Path> sources, List<String> options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(JDK, "bin", "javac").toString(), "-J-Xmx256m", "--release", String.valueOf(release),
                "-processorpath", CLASS_PATH, "-d", Files.createDirectories(classes).toString()));
        command.addAll(options);
        sources.forEach(source -> command.add(source.toString()));
        return output(command);
    }

    /** Runs a program on the JVM that runs the tests, with {@code classes} before its class path, and returns what it prints. */
    static String run(Path classes, List<String> jvmArguments, String main, String... programArguments) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(jvmArguments);
        arguments.addAll(List.of("-classpath", classes + File.pathSeparator + CLASS_PATH, main));
        arguments.addAll(List.of(programArguments));
        return java(arguments);
    }

    /** Runs the JVM that runs the tests, and returns what it prints. */
    static String java(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(arguments);
        return output(command);
    }

    /** Runs a program with javac in its own process on the JDK that builds, and returns what it prints. */
    public static String runWithJavac(String main, String... arguments) throws IOException, InterruptedException {
        return tool(List.of("-Xmx400m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", main), List.of(arguments));
    }

    /** Runs a program of the class path on the JDK that builds, and returns what it prints. */
    static String tool(List<String> jvmArgumentsAndMain, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(JDK, "bin", "java").toString(), "-classpath", CLASS_PATH));
        command.addAll(jvmArgumentsAndMain);
        command.addAll(arguments);
        return output(command);
    }

    private static String output(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try {
            String output = new String(process.getInputStream().readAllBytes());
            int code = process.waitFor();
            if (code != 0) {
                throw new AssertionError(String.join(" ", command) + " ends with " + code + ":\n" + output);
            }
            return output;
        } finally {
            process.destroyForcibly();
        }
    }
}
