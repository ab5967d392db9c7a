using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Vocabulary;
using PluginKit.Editing;
using PluginKit.Lifecycle.Execution;

namespace PluginKit.Lifecycle.Planning.Previews;

/// <summary>Files as they will be after the steps so far: what was read while planning, with the earlier steps' changes on top.</summary>
internal sealed class FilesAhead(IClientFiles files)
{
    private readonly Dictionary<string, ReadOnlyMemory<byte>?> _changed = new(StringComparer.Ordinal);

    /// <summary>The content; <c>null</c> content for a file that is not there.</summary>
    /// <returns>Whether it can be told.</returns>
    public bool TryRead(string path, out ReadOnlyMemory<byte>? content)
    {
        if (_changed.TryGetValue(path, out content))
        {
            return true;
        }

        var view = files.Read(path);

        // Without the cast the null of a conditional would become empty content.
        content = view.IsOk ? view.Bytes : (ReadOnlyMemory<byte>?)null;
        return view.IsOk || view.IsAbsent;
    }

    /// <summary>The document in a file; <see langword="null"/> when there is none that can be read.</summary>
    public StructuredReadResult? Document(string path, StructuredFormat format) =>
        TryRead(path, out var content) && content is { } bytes && StructuredText.Read(EditingTerms.Format(format), bytes) is { IsOk: true } document ? document : null;

    public void Write(string path, ReadOnlyMemory<byte>? content) => _changed[path] = content;
}
