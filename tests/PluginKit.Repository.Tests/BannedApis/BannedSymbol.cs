using System.Diagnostics;
using System.Reflection;

namespace PluginKit.Repository.Tests.BannedApis;

/// <summary>One line of a list of banned symbols: a documentation id and the reason.</summary>
internal sealed record BannedSymbol(string Id, string Reason)
{
    private static readonly Assembly[] Assemblies = [typeof(object).Assembly, typeof(Process).Assembly, typeof(FileSystemInfo).Assembly];

    public static IReadOnlyList<BannedSymbol> Load(string file) =>
        [.. File.ReadAllLines(RepositoryRoot.In("eng", file)).Where(static line => line.Length > 0).Select(static line => line.Split(';', 2)).Select(static parts => new BannedSymbol(parts[0], parts.ElementAtOrDefault(1) ?? string.Empty))];

    /// <summary>Whether the id names something: the analyzer ignores one with a typing error without a word.</summary>
    public bool Exists()
    {
        var name = Id[2..].Split('(')[0];
        return Id[0] switch
        {
            'T' => TypeOf(name) is not null,
            'P' => TypeOf(Owner(name))?.GetProperty(Member(name)) is not null,
            'M' => TypeOf(Owner(name))?.GetMethods().Any(method => method.Name == Member(name) && Parameters(method) == Arguments()) is true,
            _ => false,
        };
    }

    private static Type? TypeOf(string name) => Assemblies.Select(assembly => assembly.GetType(name) ?? Nested(assembly, name)).FirstOrDefault(static type => type is not null);

    private static Type? Nested(Assembly assembly, string name) => name.Contains('.', StringComparison.Ordinal) ? assembly.GetType($"{Owner(name)}+{Member(name)}") : null;

    private static string Owner(string name) => name[..name.LastIndexOf('.')];

    private static string Member(string name) => name[(name.LastIndexOf('.') + 1)..];

    private static string Parameters(MethodInfo method) => string.Join(',', method.GetParameters().Select(static parameter => parameter.ParameterType.FullName!.Replace('+', '.')));

    private string Arguments() => Id.Contains('(', StringComparison.Ordinal) ? Id[(Id.IndexOf('(', StringComparison.Ordinal) + 1)..^1] : string.Empty;
}
