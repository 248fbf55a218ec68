package dev.dormouse.compiler.javac;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.Elements;

/** How one source file writes the names of types: simple and imported where that is unambiguous, else in full. */
final class Imports {

    private final Elements elements;
    private final PackageElement home;
    /** Simple names that mean something else within the file. */
    private final Set<String> reserved;
    /** What each simple name in use means. */
    private final Map<String, String> meanings = new HashMap<>();
    private final TreeMap<String, String> imports = new TreeMap<>();
    private final Map<Element, String> renamed = new HashMap<>();
    private final Companions companions;
    private final Set<String> warnings = new TreeSet<>();

    /**
     * Begins a file.
     *
     * @param home its package
     * @param reserved simple names of the types that it declares, and of those that these inherit
     */
    Imports(Elements elements, PackageElement home, Set<String> reserved, Companions companions) {
        this.elements = elements;
        this.home = home;
        this.reserved = reserved;
        this.companions = companions;
    }

    /** What javac would warn of in the types written so far. */
    Set<String> warnings() {
        return warnings;
    }

    /** Has type parameters written by other names from now on, and all others by their own. */
    void rename(Map<TypeParameterElement, String> names) {
        renamed.clear();
        renamed.putAll(names);
    }

    /** Writes a type parameter without its bounds. */
    String name(TypeParameterElement parameter) {
        return renamed.getOrDefault(parameter, parameter.getSimpleName().toString());
    }

    /** Writes a type parameter with its bounds. */
    String declare(TypeParameterElement parameter) {
        List<String> bounds = new ArrayList<>();
        for (TypeMirror bound : parameter.getBounds()) {
            bounds.add(write(bound));
        }
        boolean unbounded = bounds.size() == 1 && parameter.getBounds().get(0).toString().equals("java.lang.Object");
        return unbounded ? name(parameter) : name(parameter) + " extends " + String.join(" & ", bounds);
    }

    /** Writes the name of a class that has this canonical name. */
    String write(String canonicalName) {
        TypeElement type = elements.getTypeElement(canonicalName);
        if (type == null) {
            throw new IllegalStateException(canonicalName + " is not on the class path: add dev.dormouse:runtime-core");
        }
        return write(type);
    }

    /** Writes the name of a class without type arguments. */
    String write(TypeElement type) {
        if (type.getEnclosingElement() instanceof TypeElement outer) {
            return write(outer) + "." + type.getSimpleName();
        }
        String simple = type.getSimpleName().toString();
        String qualified = type.getQualifiedName().toString();
        PackageElement origin = elements.getPackageOf(type);
        if (origin.isUnnamed()) {
            meanings.put(simple, qualified);
            return simple;
        }
        if (reserved.contains(simple) || !meanings.getOrDefault(simple, qualified).equals(qualified)) {
            return qualified;
        }
        boolean ofHome = origin.equals(home);
        boolean implicit = origin.getQualifiedName().contentEquals("java.lang");
        if (implicit && elements.getTypeElement(home.isUnnamed() ? simple : home.getQualifiedName() + "." + simple) != null) {
            return qualified;
        }
        meanings.put(simple, qualified);
        if (!ofHome && !implicit) {
            imports.put(qualified, simple);
        }
        return simple;
    }

    /** Writes a type with its arguments. */
    String write(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> write(((ArrayType) type).getComponentType()) + "[]";
            case DECLARED -> write((DeclaredType) type);
            case TYPEVAR -> {
                Element parameter = ((TypeVariable) type).asElement();
                yield renamed.getOrDefault(parameter, parameter.getSimpleName().toString());
            }
            case WILDCARD -> write((WildcardType) type);
            case INTERSECTION -> ((IntersectionType) type).getBounds().stream().map(this::write).collect(Collectors.joining(" & "));
            case ERROR -> companions.canonicalName((ErrorType) type);
            default -> type.getKind().name().toLowerCase(Locale.ROOT);
        };
    }

    /** Writes an erased type where it is not used as a type, so that nothing is to be warned of. */
    String writeErased(TypeMirror type) {
        return switch (type.getKind()) {
            case ARRAY -> writeErased(((ArrayType) type).getComponentType()) + "[]";
            case DECLARED -> write((TypeElement) ((DeclaredType) type).asElement());
            default -> write(type);
        };
    }

    private String write(DeclaredType type) {
        TypeElement element = (TypeElement) type.asElement();
        boolean inner = hasArguments(type.getEnclosingType());
        if (isRaw(type)) {
            warnings.add("rawtypes");
        }
        if (elements.isDeprecated(element)) {
            boolean forRemoval = elements.getAllAnnotationMirrors(element).stream().anyMatch(mirror -> mirror.toString().contains("forRemoval=true"));
            warnings.add(forRemoval ? "removal" : "deprecation");
        }
        String name = inner ? write(type.getEnclosingType()) + "." + element.getSimpleName() : write(element);
        return type.getTypeArguments().isEmpty()
                ? name
                : name + type.getTypeArguments().stream().map(this::write).collect(Collectors.joining(", ", "<", ">"));
    }

    /** Whether a class, or one around it whose objects its own belong to, is given type arguments: then all of them are written out. */
    private static boolean hasArguments(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED && (!((DeclaredType) type).getTypeArguments().isEmpty() || hasArguments(((DeclaredType) type).getEnclosingType()));
    }

    private static boolean isRaw(DeclaredType type) {
        boolean lacks = type.getTypeArguments().isEmpty() && !((TypeElement) type.asElement()).getTypeParameters().isEmpty();
        return lacks || type.getEnclosingType().getKind() == TypeKind.DECLARED && isRaw((DeclaredType) type.getEnclosingType());
    }

    private String write(WildcardType type) {
        if (type.getExtendsBound() != null) {
            return "? extends " + write(type.getExtendsBound());
        }
        return type.getSuperBound() == null ? "?" : "? super " + write(type.getSuperBound());
    }

    /** Writes the import declarations for every name written so far. */
    String declarations() {
        return imports.keySet().stream().map(name -> "import " + name + ";\n").collect(Collectors.joining());
    }
}
