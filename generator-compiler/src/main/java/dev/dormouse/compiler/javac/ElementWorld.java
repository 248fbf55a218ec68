package dev.dormouse.compiler.javac;

import dev.dormouse.compiler.ClassInfo;
import dev.dormouse.compiler.Frame;
import dev.dormouse.compiler.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** The classes that a compilation sees, as javac's elements. */
final class ElementWorld implements World {

    private static final Map<Modifier, Integer> ACCESS = Map.of(
            Modifier.PUBLIC, 0x0001,
            Modifier.PRIVATE, 0x0002,
            Modifier.PROTECTED, 0x0004,
            Modifier.STATIC, 0x0008,
            Modifier.FINAL, 0x0010,
            Modifier.SYNCHRONIZED, 0x0020,
            Modifier.NATIVE, 0x0100,
            Modifier.ABSTRACT, 0x0400);

    private final Model model;
    private final Descriptors descriptors;
    private final Map<String, Set<String>> sensitive;
    private final Map<String, ClassInfo> found = new HashMap<>();

    /**
     * Classes around a compilation.
     *
     * @param sensitive the names of the sensitive variables in a class's coroutines, by its internal name
     */
    ElementWorld(Model model, Map<String, Set<String>> sensitive) {
        this.model = model;
        this.sensitive = sensitive;
        this.descriptors = new Descriptors(model.elements, model.types, type -> type.toString().replace('.', '/'));
    }

    @Override
    public ClassInfo find(String internalName) {
        return found.computeIfAbsent(internalName, name -> {
            TypeElement type = element(name.replace('/', '.'));
            return type == null ? null : info(name, type);
        });
    }

    @Override
    public Set<String> sensitive(String internalName) {
        return sensitive.getOrDefault(internalName, Set.of());
    }

    @Override
    public List<String> parameters(String internalName, String method) {
        TypeElement type = element(internalName.replace('/', '.'));
        return type == null ? List.of() : ElementFilter.methodsIn(type.getEnclosedElements()).stream().filter(declared -> descriptors.nameAndDescriptor(declared).equals(method)).findFirst()
                .map(declared -> declared.getParameters().stream().map(parameter -> parameter.getSimpleName().toString()).toList()).orElse(List.of());
    }

    /** Finds a class by its binary name, in which a dollar may stand for nesting or for itself. */
    private TypeElement element(String binaryName) {
        char[] canonical = binaryName.toCharArray();
        for (int dollar = canonical.length; dollar >= 0; dollar = new String(canonical).lastIndexOf('$')) {
            if (dollar < canonical.length) {
                canonical[dollar] = '.';
            }
            TypeElement type = model.elements.getTypeElement(new String(canonical));
            if (type != null && model.elements.getBinaryName(type).contentEquals(binaryName)) {
                return type;
            }
        }
        return null;
    }

    private ClassInfo info(String name, TypeElement type) {
        List<String> interfaces = new ArrayList<>();
        for (TypeMirror implemented : type.getInterfaces()) {
            interfaces.add(internalName(implemented));
        }
        Map<String, ClassInfo.Woven> coroutines = new HashMap<>();
        Set<String> unwoven = new HashSet<>();
        for (ExecutableElement method : ElementFilter.methodsIn(type.getEnclosedElements())) {
            AnnotationMirror layout = Model.annotation(method, TypeNames.LAYOUT);
            if (layout != null) {
                coroutines.put(descriptors.nameAndDescriptor(method), woven(method, layout));
            } else if (model.isCoroutine(method)) {
                unwoven.add(descriptors.nameAndDescriptor(method));
            }
        }
        return new ClassInfo(name, internalName(type.getSuperclass()), interfaces, isPublic(type), Model.annotation(type, TypeNames.SENSITIVE) != null, model.primitive(type), coroutines, unwoven);
    }

    private ClassInfo.Woven woven(ExecutableElement method, AnnotationMirror layout) {
        int access = 0;
        for (Modifier modifier : method.getModifiers()) {
            access |= ACCESS.getOrDefault(modifier, 0);
        }
        List<String> scratch = new ArrayList<>();
        for (Object slot : (List<?>) model.value(layout, "scratch")) {
            scratch.add((String) ((AnnotationValue) slot).getValue());
        }
        List<?> frame = (List<?>) model.value(layout, "frame");
        return new ClassInfo.Woven(
                access,
                (Integer) model.value(layout, "cells"),
                (Integer) model.value(layout, "refs"),
                (Integer) model.value(layout, "states"),
                (String) model.value(layout, "hash"),
                scratch,
                (String) model.value(layout, "driver"),
                (Boolean) model.value(Model.annotation(method, TypeNames.COROUTINE), "boxed"),
                (Boolean) model.value(layout, "wipes"),
                (String) model.value(layout, "counters"),
                frame.isEmpty() ? null : new Frame(number(frame.get(0)), number(frame.get(1))));
    }

    private static int number(Object element) {
        return (Integer) ((AnnotationValue) element).getValue();
    }

    /** As the JVM sees it: what surrounds a nested class does not matter, and protected is public. */
    private static boolean isPublic(TypeElement type) {
        return type.getModifiers().contains(Modifier.PUBLIC) || type.getModifiers().contains(Modifier.PROTECTED);
    }

    private String internalName(TypeMirror type) {
        return type instanceof DeclaredType declared ? descriptors.internalName((TypeElement) declared.asElement()) : null;
    }
}
