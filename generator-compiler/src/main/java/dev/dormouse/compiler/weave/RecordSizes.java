package dev.dormouse.compiler.weave;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** What the records of woven coroutines take, as their class files tell: bytes by the name that the state report gives them, the largest of several that have one. */
public final class RecordSizes {

    /** The annotation, also where the runtime has been moved to another package. */
    private static final String LAYOUT = "/woven/Layout;";

    private final Map<String, Integer> bytes = new TreeMap<>();

    private RecordSizes() {}

    /** Of all class files below a folder; of none if there is no folder. */
    public static Map<String, Integer> below(Path folder) throws IOException {
        RecordSizes sizes = new RecordSizes();
        if (folder != null && Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(file -> file.toString().endsWith(".class")).toList()) {
                    sizes.add(Files.readAllBytes(file));
                }
            }
        }
        return sizes.bytes;
    }

    /** Of some class files. */
    public static Map<String, Integer> of(Iterable<byte[]> classFiles) {
        RecordSizes sizes = new RecordSizes();
        classFiles.forEach(sizes::add);
        return sizes.bytes;
    }

    private void add(byte[] classFile) {
        ClassReader reader = new ClassReader(classFile);
        reader.accept(new ClassVisitor(Opcodes.ASM9) {
            @Override
            public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                    @Override
                    public AnnotationVisitor visitAnnotation(String annotation, boolean visible) {
                        return annotation.endsWith(LAYOUT) ? layout(Names.display(reader.getClassName()) + "." + name) : null;
                    }
                };
            }
        }, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    }

    private AnnotationVisitor layout(String coroutine) {
        return new AnnotationVisitor(Opcodes.ASM9) {
            @Override
            public void visit(String element, Object value) {
                if (element.equals("bytes")) {
                    bytes.merge(coroutine, (Integer) value, Math::max);
                }
            }
        };
    }
}
