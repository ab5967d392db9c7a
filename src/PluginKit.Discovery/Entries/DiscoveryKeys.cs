using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Discovery.Entries;

/// <summary>The identity and the order of entries: target, native id, scope set.</summary>
internal static class DiscoveryKeys
{
    /// <summary>The key <c>target:id:scope+scope</c>, scopes in ordinal order.</summary>
    public static string Of(string target, string nativePluginId, IReadOnlyList<InstallScope> scopes) => $"{target}:{nativePluginId}:{Joined(scopes)}";

    /// <summary>Scopes in the order of the vocabulary, words of others at the end.</summary>
    public static IReadOnlyList<InstallScope> InOrder(IReadOnlyList<InstallScope> scopes) => scopes is [var only]
        ? [only]
        : [.. scopes.Distinct().OrderBy(static scope => Position(scope)).ThenBy(static scope => scope.Value, StringComparer.Ordinal)];

    /// <summary>Orders entries and tells apart those that a client lists twice in the same scopes.</summary>
    public static IReadOnlyList<DiscoveryEntry> Arrange(IEnumerable<DiscoveryEntry> entries)
    {
        var ordered = entries
            .OrderBy(static entry => entry.NativeTarget, StringComparer.Ordinal)
            .ThenBy(static entry => entry.NativePluginId, StringComparer.Ordinal)
            .ThenBy(static entry => entry.DiscoveryKey, StringComparer.Ordinal)
            .ThenBy(static entry => entry.EffectiveNativeRoot, StringComparer.Ordinal)
            .ThenBy(static entry => string.Join('\n', entry.ProjectRoots), StringComparer.Ordinal)
            .ToArray();
        for (int index = 1, repeat = 1; index < ordered.Length; index++)
        {
            repeat = string.Equals(ordered[index].DiscoveryKey, KeyBefore(ordered[index - 1], repeat), StringComparison.Ordinal) ? repeat + 1 : 1;
            if (repeat > 1)
            {
                ordered[index] = ordered[index] with { DiscoveryKey = $"{ordered[index].DiscoveryKey}#{repeat}" };
            }
        }

        return ordered;
    }

    // Nearly every plugin has one scope.
    private static string Joined(IReadOnlyList<InstallScope> scopes) => scopes is [var only]
        ? only.Value
        : string.Join('+', scopes.Select(static scope => scope.Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static string KeyBefore(DiscoveryEntry before, int repeat) =>
        repeat == 1 ? before.DiscoveryKey : before.DiscoveryKey[..before.DiscoveryKey.LastIndexOf('#')];

    private static int Position(InstallScope scope)
    {
        for (var index = 0; index < InstallScope.Known.Count; index++)
        {
            if (InstallScope.Known[index] == scope)
            {
                return index;
            }
        }

        return InstallScope.Known.Count;
    }
}
