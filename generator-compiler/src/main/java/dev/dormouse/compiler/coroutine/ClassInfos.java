package dev.dormouse.compiler.coroutine;

import dev.dormouse.compiler.ClassInfo;
import dev.dormouse.compiler.Frame;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** What class files tell of their classes to those that call them. */
public final class ClassInfos {

    private static final int MAGIC = 0xCAFEBABE;
    private static final int NEWEST = Opcodes.V28;
    /** The version of Java 1.0 is 44 or 45, that of Java 17 is 61. */
    private static final int VERSION_OF_JAVA = 44;

    private ClassInfos() {}

    /** Reads what callers need. */
    public static ClassInfo read(byte[] classFile) {
        return read(classFile, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG);
    }

    /** Reads that and everything else, so that what is damaged anywhere is found. */
    public static ClassInfo readAll(byte[] classFile) {
        return read(classFile, 0);
    }

    private static ClassInfo read(byte[] classFile, int parts) {
        ClassNode node = new ClassNode();
        accept(classFile, node, parts);
        return of(node);
    }

    /**
     * Shows a class file to a visitor.
     *
     * @throws IllegalArgumentException if it is damaged or newer than the weaver knows; the message is the reason
     */
    public static void accept(byte[] classFile, ClassVisitor visitor, int parts) {
        if (classFile.length < 10 || ByteBuffer.wrap(classFile).getInt() != MAGIC) {
            throw new IllegalArgumentException("it is no class file");
        }
        int version = ByteBuffer.wrap(classFile).getShort(6);
        if (version > NEWEST) {
            throw new IllegalArgumentException("it is for Java " + (version - VERSION_OF_JAVA) + ", and this weaver knows class files up to Java " + (NEWEST - VERSION_OF_JAVA)
                    + "; compile with a lower --release, or take a newer Dormouse");
        }
        try {
            new ClassReader(classFile).accept(visitor, parts);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            // What ASM throws at damaged files, such as a switch of two thousand million cases.
            throw new IllegalArgumentException("it is damaged: " + e, e);
        }
    }

    public static ClassInfo of(ClassNode node) {
        boolean isInterface = (node.access & Opcodes.ACC_INTERFACE) != 0;
        Map<String, ClassInfo.Woven> coroutines = new HashMap<>();
        Set<String> unwoven = new HashSet<>();
        for (MethodNode method : node.methods) {
            AnnotationNode layout = Annotations.find(method.invisibleAnnotations, Names.LAYOUT);
            if (layout != null) {
                coroutines.put(method.name + method.desc, woven(method, layout));
            } else if (Annotations.find(method.invisibleAnnotations, Names.COROUTINE) != null) {
                unwoven.add(method.name + method.desc);
            }
        }
        boolean isPublic = (node.access & Opcodes.ACC_PUBLIC) != 0;
        return new ClassInfo(node.name, isInterface ? null : node.superName, node.interfaces, isPublic, Annotations.find(node.invisibleAnnotations, Names.SENSITIVE) != null, primitive(node), coroutines, unwoven);
    }

    /** The name of the method by which a port type suspends, as it says itself; {@code null} if it does not say that it is one. */
    static String primitive(ClassNode node) {
        AnnotationNode port = Annotations.find(node.invisibleAnnotations, Names.PORT);
        Object name = port == null ? null : Annotations.element(port, "value");
        return port == null ? null : name == null ? "yield" : (String) name;
    }

    @SuppressWarnings("unchecked")
    private static ClassInfo.Woven woven(MethodNode method, AnnotationNode layout) {
        Object scratch = Annotations.element(layout, "scratch");
        Object counters = Annotations.element(layout, "counters");
        AnnotationNode coroutine = Annotations.find(method.invisibleAnnotations, Names.COROUTINE);
        return new ClassInfo.Woven(
                method.access,
                (Integer) Annotations.element(layout, "cells"),
                (Integer) Annotations.element(layout, "refs"),
                (Integer) Annotations.element(layout, "states"),
                (String) Annotations.element(layout, "hash"),
                scratch == null ? List.of() : (List<String>) scratch,
                (String) Annotations.element(layout, "driver"),
                Boolean.TRUE.equals(Annotations.element(coroutine, "boxed")),
                Boolean.TRUE.equals(Annotations.element(layout, "wipes")),
                counters == null ? "" : (String) counters,
                Annotations.element(layout, "frame") instanceof List<?> frame ? new Frame((Integer) frame.get(0), (Integer) frame.get(1)) : null);
    }
}
