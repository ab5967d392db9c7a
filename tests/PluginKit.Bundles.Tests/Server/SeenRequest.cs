using Microsoft.AspNetCore.Http;

namespace PluginKit.Bundles.Tests.Server;

/// <summary>What the server was asked.</summary>
internal sealed record SeenRequest(string Method, string Path, string Query, string? Authorization, string Accept, string? Version, string Agent)
{
    public static SeenRequest Of(HttpRequest request) => new(
        request.Method,
        request.Path.Value!,
        request.QueryString.Value!,
        request.Headers.Authorization.FirstOrDefault(),
        request.Headers.Accept.ToString(),
        request.Headers["X-GitHub-Api-Version"].FirstOrDefault(),
        request.Headers.UserAgent.ToString());

    public override string ToString() => $"{Method} {Path}{Query}";
}
