using System.Text;
using System.Text.Json;
using PluginKit.Contracts.Clients;
using PluginKit.Contracts.Documents;
using PluginKit.Contracts.Vocabulary;

namespace PluginKit.Contracts.Surfaces;

/// <summary>
/// Collects the executable surfaces of a delivery for an <see cref="IExecutableSurfaces"/>: the adapter says which documents its client reads, this reads
/// them in the notations that clients share. Nothing is left out: what cannot be read counts as a surface of its own. Not thread-safe.
/// </summary>
public sealed partial class SurfaceReader
{
    private static readonly JsonDocumentOptions Tolerant = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip, MaxDepth = 64 };

    private readonly DeliveryView _delivery;
    private readonly NamedFiles _named;
    private readonly HashSet<string> _paths;
    private readonly HashSet<string> _unreadable = new(StringComparer.Ordinal);
    private readonly List<ExecutableSurface> _found = [];

    /// <summary>Makes a reader.</summary>
    /// <param name="delivery">The files.</param>
    public SurfaceReader(DeliveryView delivery)
    {
        ArgumentNullException.ThrowIfNull(delivery);
        _delivery = delivery;
        _named = new(delivery);
        _paths = new(delivery.Paths, StringComparer.Ordinal);
    }

    /// <summary>What was found, ordered by kind, file and place.</summary>
    public IReadOnlyList<ExecutableSurface> Surfaces =>
    [
        .. _found.DistinctBy(static surface => (surface.Kind, surface.File, surface.Place, surface.Name, surface.Digest))
            .OrderBy(static surface => surface.Kind.Value, StringComparer.Ordinal)
            .ThenBy(static surface => surface.File, StringComparer.Ordinal)
            .ThenBy(static surface => surface.Place, StringComparer.Ordinal)
            .ThenBy(static surface => surface.Digest, StringComparer.Ordinal),
    ];

    /// <summary>Reads a JSON document of the delivery; comments and trailing commas are read over.</summary>
    /// <param name="path">Its path; <c>./</c> in front and a variable of the client are taken off.</param>
    /// <returns>Its root; <see langword="null"/> when there is no such file, or when it cannot be read and is listed as unreadable.</returns>
    public JsonElement? Document(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var file = NamedFiles.Normal(path);
        if (!_paths.Contains(file))
        {
            return null;
        }

        try
        {
            var bytes = _delivery.Read(file);
            var text = bytes.Span.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes;
            using var document = JsonDocument.Parse(text, Tolerant);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            Unreadable(file);
            return null;
        }
    }

    /// <summary>Lists a file as one that cannot be read, so that whatever it starts needs consent.</summary>
    /// <param name="file">Its path.</param>
    public void Unreadable(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (_unreadable.Add(file))
        {
            Add(new(SurfaceKind.Unreadable, file, file, null), _paths.Contains(file) ? _delivery.Read(file).Span : default, []);
        }
    }

    /// <summary>Lists files that a client runs by their names.</summary>
    /// <param name="kind">What they are, for example <see cref="SurfaceKind.Bin"/>.</param>
    /// <param name="isOne">Tells which.</param>
    public void Files(SurfaceKind kind, Func<string, bool> isOne)
    {
        ArgumentNullException.ThrowIfNull(isOne);
        foreach (var path in _delivery.Paths.Where(isOne))
        {
            Add(new(kind, path, path, null) { Command = [path] }, default, [path]);
        }
    }

    /// <summary>Lists every file with the executable bit that was not listed before as a file.</summary>
    public void ExecutableFiles()
    {
        var listed = _found.Where(static surface => surface.Place is null).Select(static surface => surface.File).ToHashSet(StringComparer.Ordinal);
        Files(SurfaceKind.Script, path => _delivery.IsExecutable(path) && !listed.Contains(path));
    }

    /// <summary>Lists a surface in a notation that only its adapter knows.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="file">The file that says so.</param>
    /// <param name="place">Where in the file.</param>
    /// <param name="command">Its command line, if it has one.</param>
    /// <param name="says">All that it says; part of its digest.</param>
    public void Add(SurfaceKind kind, string name, string file, string? place, IReadOnlyList<string> command, ReadOnlyMemory<byte> says)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(command);
        Add(new(kind, name, file, place) { Command = command }, says.Span, _named.In(command));
    }

    private void Add(SurfaceDraft draft, ReadOnlySpan<byte> says, IReadOnlyList<string> files) => _found.Add(new()
    {
        Kind = draft.Kind,
        Name = SurfaceText.Shown(draft.Name),
        Command = [.. draft.Command.Select(SurfaceText.Shown)],
        Url = draft.Url is null ? null : SurfaceText.Address(draft.Url),
        EnvironmentNames = [.. draft.Variables.Select(SurfaceText.Shown).Order(StringComparer.Ordinal)],
        HeaderNames = [.. draft.Headers.Select(SurfaceText.Shown).Order(StringComparer.Ordinal)],
        File = draft.File,
        Place = draft.Place,
        RunsFiles = files,
        Digest = SurfaceDigest.Of(_delivery, draft.Kind.Value, draft.Name, says, files),
    });

    /// <summary>A surface before its digest is known, its texts as they stand in the package.</summary>
    private sealed record SurfaceDraft(SurfaceKind Kind, string Name, string File, string? Place)
    {
        public IReadOnlyList<string> Command { get; init; } = [];

        public string? Url { get; init; }

        public IReadOnlyList<string> Variables { get; init; } = [];

        public IReadOnlyList<string> Headers { get; init; } = [];
    }
}
