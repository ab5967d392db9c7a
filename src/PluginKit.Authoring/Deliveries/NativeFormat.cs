using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginKit.Authoring.Deliveries;

/// <summary>What is particular to the native package of one client.</summary>
internal abstract class NativeFormat
{
    /// <summary>The authored target id.</summary>
    public abstract string AuthoredTarget { get; }

    /// <summary>Path of the native manifest.</summary>
    public abstract string ManifestPath { get; }

    /// <summary>What <c>${package.root}</c> becomes.</summary>
    public abstract string PackageRoot { get; }

    /// <summary>Whether the client's reader lets a member occur twice (the last one counts).</summary>
    public abstract bool AllowsDuplicateMembers { get; }

    /// <summary>Whether its generators write every descriptive field, so that one that is missing or added is a difference.</summary>
    public virtual bool CarriesMetadata => false;

    /// <summary>What the client would not accept, and what it would stumble over.</summary>
    /// <param name="manifest">The native manifest.</param>
    /// <param name="integrationId">The name under which the package is installed.</param>
    /// <param name="exists">Whether there is a file or folder at a path of the package.</param>
    public abstract IEnumerable<ManifestFault> Check(JsonElement manifest, string integrationId, Func<string, bool> exists);

    /// <summary>Says a server in the client's own words; placeholders are not yet replaced.</summary>
    public virtual void Adapt(JsonObject server)
    {
    }

    /// <summary>Adds the client's own members to the projected manifest and its own files to the draft.</summary>
    public abstract void Project(ProjectedPackage package, JsonObject manifest);
}
