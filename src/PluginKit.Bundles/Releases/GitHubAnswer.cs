using System.Diagnostics.CodeAnalysis;
using PluginKit.Contracts.Problems;

namespace PluginKit.Bundles.Releases;

/// <summary>What the REST interface answered, or why that is none.</summary>
internal sealed record GitHubAnswer<TValue>(TValue? Value, Problem? Problem, int Status)
    where TValue : class
{
    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Problem))]
    public bool IsOk => Value is not null;

    public bool IsAbsent => Status == 404;
}
