using System.Collections.Frozen;
using Microsoft.Extensions.Options;
using PluginKit.Contracts.Targets;
using PluginKit.Sources.Registration;

namespace PluginKit.Sources.References;

/// <summary>
/// Short names for references: input for people, never an identity. What is recorded is the reference that a name stands for, so that a name may be given to
/// something else without changing what is installed.
/// </summary>
public sealed class SourceAliases
{
    private const string FirstPartyRepository = "github:777genius/universal-plugins-for-ai-agents//plugins/";

    private static readonly string[] FirstPartyNames =
    [
        "atlassian", "cloudflare", "cloudflare-bindings", "cloudflare-docs", "cloudflare-observability", "cloudflare-radar", "context7", "docker-hub", "firebase", "github", "gitlab",
        "greptile", "heroku", "hubspot-crm", "hubspot-developer", "linear", "neon", "notion", "sentry", "slack", "stripe", "supabase", "vercel",
    ];

    private readonly FrozenDictionary<string, string> _references;

    /// <summary>Takes the names of the options.</summary>
    /// <param name="options">The options.</param>
    public SourceAliases(IOptions<SourcesOptions> options)
    {
        ArgumentNullException.ThrowIfNull(options);
        _references = options.Value.Aliases.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The names that the existing plugin-kit-ai tool knows, with the references it gives them.</summary>
    public static IReadOnlyDictionary<string, string> FirstParty { get; } =
        FirstPartyNames.ToFrozenDictionary(static name => name, static name => FirstPartyRepository + name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The reference that a name stands for.</summary>
    /// <param name="reference">What somebody wrote; case and space around it do not count.</param>
    /// <returns>The reference; what was written when it is no name that is known.</returns>
    public string Expand(string reference)
    {
        ArgumentNullException.ThrowIfNull(reference);
        return _references.GetValueOrDefault(reference.Trim(), reference);
    }

    /// <summary>What is wrong with a map of names; <see langword="null"/> for nothing.</summary>
    internal static string? Fault(IReadOnlyDictionary<string, string>? aliases)
    {
        if (aliases is null)
        {
            return "SourcesOptions.Aliases is null; set an empty dictionary for none.";
        }

        var wrong = aliases.FirstOrDefault(static pair => !LeafId.IsValid(pair.Key) || SourceReferences.FormOf(pair.Value) is ReferenceForm.Unknown or ReferenceForm.Empty or ReferenceForm.Alias);
        return wrong.Key is null ? null : $"SourcesOptions.Aliases gives '{wrong.Key}' the reference '{wrong.Value}'; a name has to be an id, and stand for {SourceReferences.AcceptedForms}.";
    }
}
