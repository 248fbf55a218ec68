package dev.dormouse.compiler.weave;

import dev.dormouse.compiler.ClassInfo;
import dev.dormouse.compiler.World;
import dev.dormouse.compiler.check.ClassFileChecks;
import dev.dormouse.compiler.coroutine.ClassInfos;
import dev.dormouse.compiler.coroutine.Classes;
import dev.dormouse.compiler.coroutine.Coroutine;
import dev.dormouse.compiler.coroutine.Refused;
import dev.dormouse.compiler.coroutine.Sizes;
import dev.dormouse.compiler.emit.Lambdas;
import dev.dormouse.compiler.javac.CoroutineProcessor;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/** Sources that are compiled one after the other and laid out, each against those before, without being woven. */
final class Modules implements World {

    private final Path folder;
    private final List<Path> compiled = new ArrayList<>();
    private final Map<String, ClassInfo> infos = new HashMap<>();

    Modules(Path folder) {
        this.folder = folder;
    }

    /** Compiles and lays out the sources below some folders. */
    Program add(String... roots) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String root : roots) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                files.filter(file -> file.toString().endsWith(".java") && !file.endsWith("module-info.java")).forEach(sources::add);
            }
        }
        Path classes = Files.createDirectories(folder.resolve("module" + compiled.size()));
        compile(sources, classes);
        compiled.add(classes);
        Map<String, ClassNode> nodes = read(classes);
        Program program = laidOut(nodes, this);
        nodes.values().forEach(node -> infos.put(node.name, info(node, program)));
        return program;
    }

    /** What is refused is thrown. */
    static Program laidOut(Map<String, ClassNode> nodes, World world) {
        Classes known = new Classes(nodes, world);
        Lambdas lambdas = new Lambdas(known, nodes.values());
        List<Refused> faults = new ClassFileChecks(nodes, known).refusals();
        if (!faults.isEmpty()) {
            throw faults.get(0);
        }
        lambdas.replace();
        Program program = new Program(known, Set.of(), new Sizes(Map.of()), Long.MAX_VALUE);
        if (!program.refusals().isEmpty()) {
            throw program.refusals().get(0);
        }
        return program;
    }

    private void compile(List<Path> sources, Path classes) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> said = new DiagnosticCollector<>();
        // The generator of random programs, in conformance, calls the compiler.
        String classPath = Stream.concat(compiled.stream().map(Path::toString), Stream.of("target/classes")).collect(Collectors.joining(File.pathSeparator));
        List<String> options = List.of("--release", "17", "-d", classes.toString(), "-classpath", classPath, "-Adormouse.weave=external");
        try (StandardJavaFileManager files = javac.getStandardFileManager(said, null, null)) {
            JavaCompiler.CompilationTask task = javac.getTask(null, files, said, options, null, files.getJavaFileObjectsFromPaths(sources));
            task.setProcessors(List.of(new CoroutineProcessor()));
            if (!task.call()) {
                throw new IllegalStateException(said.getDiagnostics().toString());
            }
        }
    }

    private static Map<String, ClassNode> read(Path classes) throws IOException {
        Map<String, ClassNode> nodes = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                ClassNode node = new ClassNode();
                new ClassReader(Files.readAllBytes(file)).accept(node, ClassReader.EXPAND_FRAMES);
                nodes.put(node.name, node);
            }
        }
        return nodes;
    }

    private static ClassInfo info(ClassNode node, Program program) {
        Map<String, ClassInfo.Woven> coroutines = new HashMap<>();
        for (Coroutine c : program.coroutines()) {
            if (c.owner == node) {
                coroutines.put(c.name() + c.descriptor(), new ClassInfo.Woven(c.method.access, c.cells(), c.refs(), c.states(), c.hash(),
                        c.scratch(), c.driverOwner(), c.boxed(), c.wipes(), c.counters(), c.frame));
            }
        }
        ClassInfo unwoven = ClassInfos.of(node);
        return new ClassInfo(node.name, unwoven.superName(), unwoven.interfaces(), unwoven.isPublic(), unwoven.isSensitive(), unwoven.primitive(), coroutines, Set.of());
    }

    @Override
    public ClassInfo find(String internalName) {
        return infos.get(internalName);
    }
}
