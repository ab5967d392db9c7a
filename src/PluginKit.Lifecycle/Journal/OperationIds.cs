using System.Globalization;
using System.Security.Cryptography;

namespace PluginKit.Lifecycle.Journal;

/// <summary>Makes operation ids: leaf ids that sort by time and never repeat.</summary>
internal sealed class OperationIds(TimeProvider time)
{
    public string Next(string operation) =>
        $"{operation}-{time.GetUtcNow().UtcDateTime.ToString("yyyyMMddHHmmssfff", CultureInfo.InvariantCulture)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}";
}
