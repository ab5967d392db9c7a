using System.Reflection;

namespace PluginKit.Repository.Tests.PublicApi;

/// <summary>The first line of a type.</summary>
internal static class TypeHeader
{
    private const string Clone = "<Clone>$";

    public static string Of(Type type)
    {
        var bases = Bases(type).ToArray();
        var header = $"public {Modifiers(type)}{Kind(type)} {TypeText.NameOf(type)}";
        return header + (bases.Length == 0 ? string.Empty : $" : {string.Join(", ", bases)}") + Constraints(type.GetGenericArguments());
    }

    public static bool IsRecord(Type type) => type.IsValueType
        ? type.GetMethod("PrintMembers", BindingFlags.NonPublic | BindingFlags.Instance) is not null
        : type.GetMethod(Clone) is not null;

    /// <summary>The <c>where</c> clauses of type parameters.</summary>
    public static string Constraints(IEnumerable<Type> parameters) =>
        string.Concat(parameters.Where(static parameter => parameter.IsGenericParameter).Select(static parameter => (parameter.Name, List: Constraint(parameter).ToArray()))
            .Where(static constraint => constraint.List.Length > 0).Select(static constraint => $" where {constraint.Name} : {string.Join(", ", constraint.List)}"));

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "enum",
        { IsInterface: true } => "interface",
        { IsValueType: true } => (type.IsDefined(typeof(System.Runtime.CompilerServices.IsReadOnlyAttribute)) ? "readonly " : string.Empty) + (IsRecord(type) ? "record struct" : "struct"),
        _ when typeof(Delegate).IsAssignableFrom(type) => "delegate",
        _ => IsRecord(type) ? "record" : "class",
    };

    private static string Modifiers(Type type) => type switch
    {
        { IsClass: false } => string.Empty,
        { IsAbstract: true, IsSealed: true } => "static ",
        { IsAbstract: true } => "abstract ",
        { IsSealed: true } when !typeof(Delegate).IsAssignableFrom(type) => "sealed ",
        _ => string.Empty,
    };

    private static IEnumerable<string> Bases(Type type)
    {
        if (type.IsEnum)
        {
            return Enum.GetUnderlyingType(type) == typeof(int) ? [] : [TypeText.Of(Enum.GetUnderlyingType(type))];
        }

        var inherited = type.BaseType?.GetInterfaces() ?? [];
        var equatable = typeof(IEquatable<>).MakeGenericType(type.IsByRefLike ? typeof(object) : type);
        var interfaces = type.GetInterfaces().Where(contract => contract.IsVisible && !inherited.Contains(contract) && (contract != equatable || !IsRecord(type)));
        var outer = interfaces.Where(contract => !interfaces.Any(other => other != contract && other.GetInterfaces().Contains(contract)));
        var root = type.BaseType is { } parent && parent != typeof(object) && parent != typeof(ValueType) && parent != typeof(MulticastDelegate) ? [TypeText.Of(parent)] : Array.Empty<string>();
        return root.Concat(outer.Select(static contract => TypeText.Of(contract)).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Constraint(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        if (flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            yield return "struct";
        }
        else if (flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint))
        {
            yield return "class";
        }

        foreach (var constraint in parameter.GetGenericParameterConstraints().Where(static constraint => constraint != typeof(ValueType)))
        {
            yield return TypeText.Of(constraint);
        }

        if (flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) && !flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint))
        {
            yield return "new()";
        }
    }
}
