using System.Reflection;

namespace PluginKit.Repository.Tests.PublicApi;

/// <summary>Types as C# writes them, with nullability.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(char)] = "char",
        [typeof(byte)] = "byte",
        [typeof(sbyte)] = "sbyte",
        [typeof(short)] = "short",
        [typeof(ushort)] = "ushort",
        [typeof(int)] = "int",
        [typeof(uint)] = "uint",
        [typeof(long)] = "long",
        [typeof(ulong)] = "ulong",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(ParameterInfo parameter) => Of(parameter.ParameterType, new NullabilityInfoContext().Create(parameter));

    public static string Of(PropertyInfo property)
    {
        var nullability = new NullabilityInfoContext().Create(property);
        return Of(property.PropertyType, nullability, property.GetMethod is null ? nullability.WriteState : nullability.ReadState);
    }

    public static string Of(FieldInfo field) => Of(field.FieldType, new NullabilityInfoContext().Create(field));

    public static string Of(Type type) => Of(type, null);

    /// <summary>The name with its generic parameters, without the namespace, nested types with their owner.</summary>
    public static string NameOf(Type type)
    {
        var name = type.Name.Split('`')[0];
        var owner = type is { IsNested: true, IsGenericParameter: false } ? NameOf(type.DeclaringType!) + "." : string.Empty;
        var parameters = type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0).Select(static parameter => Variance(parameter) + parameter.Name).ToArray();
        return owner + name + (parameters.Length == 0 ? string.Empty : $"<{string.Join(", ", parameters)}>");
    }

    private static string Of(Type type, NullabilityInfo? nullability, NullabilityState? state = null)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!, nullability?.ElementType ?? nullability, state);
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, null) + "?";
        }

        var mark = !type.IsValueType && (state ?? nullability?.ReadState) == NullabilityState.Nullable ? "?" : string.Empty;
        return Bare(type, nullability) + mark;
    }

    private static string Bare(Type type, NullabilityInfo? nullability)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Of(type.GetElementType()!, nullability?.ElementType)}[{new string(',', type.GetArrayRank() - 1)}]";
        }

        if (type.IsPointer)
        {
            return Of(type.GetElementType()!) + "*";
        }

        return type is { IsGenericType: true } ? Generic(type, nullability) : type.IsNested && !type.IsGenericParameter ? $"{NameOf(type.DeclaringType!)}.{type.Name}" : type.Name;
    }

    private static string Generic(Type type, NullabilityInfo? nullability)
    {
        var arguments = type.GetGenericArguments().Select((argument, index) => Of(argument, nullability?.GenericTypeArguments.ElementAtOrDefault(index))).ToArray();
        return type.FullName?.StartsWith("System.ValueTuple`", StringComparison.Ordinal) is true
            ? $"({string.Join(", ", arguments)})"
            : $"{type.Name.Split('`')[0]}<{string.Join(", ", arguments)}>";
    }

    private static string Variance(Type parameter) => (parameter.GenericParameterAttributes & GenericParameterAttributes.VarianceMask) switch
    {
        GenericParameterAttributes.Covariant => "out ",
        GenericParameterAttributes.Contravariant => "in ",
        _ => string.Empty,
    };
}
